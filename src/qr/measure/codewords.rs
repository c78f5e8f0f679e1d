//! Which codeword and which block of error correction a module belongs to.

use crate::{qr::symbol::Symbol, script::model::ErrorCorrection};
use rxing::{
    common::BitMatrix,
    qrcode::common::{ECBlocks, ErrorCorrectionLevel, Version},
};

/// The part of the error correction that is left when these modules, row by row, are wrong: of the
/// errors that a block can correct, those it need not, in the block that needs most (ISO/IEC 15415,
/// unused error correction). 0 where a block has more errors than it can correct.
pub fn unused_correction(symbol: &Symbol, wrong: &[bool]) -> f64 {
    let Ok(version) = Version::getVersionForNumber(symbol.version) else { return 0.0 };
    let Ok(function) = version.buildFunctionPattern() else { return 0.0 };
    let blocks = version.getECBlocksForLevel(level(symbol.level));
    let owners = owners(blocks);
    let mut errors = vec![0_u32; blocks.getNumBlocks() as usize];
    let bits: Vec<bool> =
        way(symbol.modules, &function).map(|(x, y)| wrong[y * symbol.modules + x]).collect();
    for (codeword, owner) in bits.chunks(8).zip(owners) {
        errors[owner] += u32::from(codeword.contains(&true));
    }
    let most = blocks.getECCodewordsPerBlock() / 2;
    let worst = errors.into_iter().max().unwrap_or_default();
    (1.0 - f64::from(worst) / f64::from(most.max(1))).max(0.0)
}

/// The block of each codeword in the order they are drawn: a codeword of each block by turns, data
/// first, longer blocks last (ISO/IEC 18004, 7.6).
fn owners(blocks: &ECBlocks) -> Vec<usize> {
    let data = blocks.getECBlocks().iter().flat_map(|it| (0..it.getCount()).map(|_| it.getDataCodewords()));
    let data: Vec<u32> = data.collect();
    let longest = data.iter().copied().max().unwrap_or_default();
    let holders = |turn: u32| data.iter().enumerate().filter(move |(_, length)| turn < **length);
    let data_owners = (0..longest).flat_map(|turn| holders(turn).map(|(block, _)| block));
    let correction = (0..blocks.getECCodewordsPerBlock()).flat_map(|_| 0..data.len());
    data_owners.chain(correction).collect()
}

/// The modules of data and error correction in the order of their bits: two columns at a time from
/// the right, up and down by turns, past the column of the timing pattern (ISO/IEC 18004, 7.7.3).
fn way(modules: usize, function: &BitMatrix) -> impl Iterator<Item = (usize, usize)> {
    let timing = 6;
    let rights = (0..modules).rev().filter(move |column| *column != timing).step_by(2);
    let pairs = rights.enumerate().flat_map(move |(turn, right)| {
        let left = right - 1;
        (0..modules).flat_map(move |step| {
            let row = if turn % 2 == 0 { modules - 1 - step } else { step };
            [(right, row), (left, row)]
        })
    });
    pairs.filter(|(x, y)| !function.get(*x as u32, *y as u32))
}

fn level(level: ErrorCorrection) -> ErrorCorrectionLevel {
    match level {
        ErrorCorrection::L => ErrorCorrectionLevel::L,
        ErrorCorrection::M => ErrorCorrectionLevel::M,
        ErrorCorrection::Q => ErrorCorrectionLevel::Q,
        ErrorCorrection::H => ErrorCorrectionLevel::H,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rxing::qrcode::decoder::qrcode_decoder;

    const LEVELS: [ErrorCorrection; 4] =
        [ErrorCorrection::L, ErrorCorrection::M, ErrorCorrection::Q, ErrorCorrection::H];

    /// Flips whole codewords of one block, in drawing order, and asks whether it still reads.
    fn reads_with(symbol: &Symbol, count: usize) -> (bool, f64) {
        let version = Version::getVersionForNumber(symbol.version).unwrap();
        let function = version.buildFunctionPattern().unwrap();
        let owners = owners(version.getECBlocksForLevel(level(symbol.level)));
        let first = owners.iter().enumerate().filter(|(_, owner)| **owner == 0).take(count);
        let hit: Vec<usize> = first.map(|(codeword, _)| codeword).collect();
        let mut wrong = vec![false; symbol.modules * symbol.modules];
        for (bit, (x, y)) in way(symbol.modules, &function).enumerate() {
            wrong[y * symbol.modules + x] = hit.contains(&(bit / 8));
        }
        let flipped = |x: usize, y: usize| symbol.is_dark(x, y) != wrong[y * symbol.modules + x];
        let mut bits = BitMatrix::new(symbol.modules as u32, symbol.modules as u32).unwrap();
        for at in (0..wrong.len()).filter(|at| flipped(at % symbol.modules, at / symbol.modules)) {
            bits.set((at % symbol.modules) as u32, (at / symbol.modules) as u32);
        }
        let read = qrcode_decoder::decode_bitmatrix(&bits);
        (read.is_ok_and(|read| read.getText() == symbol.payload), unused_correction(symbol, &wrong))
    }

    #[test]
    fn a_code_reads_until_the_last_of_its_correction_is_used() {
        for (length, level) in
            [12, 50, 120, 400, 900].into_iter().flat_map(|it| LEVELS.map(|level| (it, level)))
        {
            let symbol = Symbol::encode(&"x".repeat(length), level).unwrap();
            let version = Version::getVersionForNumber(symbol.version).unwrap();
            let most = version.getECBlocksForLevel(super::level(symbol.level)).getECCodewordsPerBlock() / 2;
            let what = format!("version {} {level:?}", symbol.version);
            assert_eq!(reads_with(&symbol, 0), (true, 1.0), "{what}");
            assert_eq!(reads_with(&symbol, most as usize), (true, 0.0), "{what}");
            assert!(!reads_with(&symbol, most as usize + 1).0, "{what}");
        }
    }
}
