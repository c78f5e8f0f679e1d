//! The symbol: which modules are dark, for one payload.
//!
//! The `qrcode` crate makes the matrix (ISO/IEC 18004, model 2); everything about ink, size and
//! place is decided elsewhere.

use crate::{
    failure::{Failure, Outcome},
    script::model::ErrorCorrection,
};
use qrcode::{Color, EcLevel, QrCode, Version, bits::encode_auto};

/// Every level, weakest first.
const LEVELS: [ErrorCorrection; 4] =
    [ErrorCorrection::L, ErrorCorrection::M, ErrorCorrection::Q, ErrorCorrection::H];

/// A QR code as a square of dark and light modules, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// What a reader gets, byte for byte.
    pub payload: String,
    /// Version 1 to 40: `modules = 17 + 4 × version`.
    pub version: u32,
    /// Modules on a side.
    pub modules: usize,
    /// The error correction reached: the one asked for, or a stronger one that costs no version.
    pub level: ErrorCorrection,
    /// The mask pattern, 0 to 7.
    pub mask: u8,
    dark: Vec<bool>,
}

impl Symbol {
    /// Encodes `payload` in the smallest version that holds it at `least`, then raises the error
    /// correction as far as that version allows.
    ///
    /// # Errors
    /// The payload does not fit into version 40 at `least`.
    pub fn encode(payload: &str, least: ErrorCorrection) -> Outcome<Self> {
        let smallest = QrCode::with_error_correction_level(payload, crate_level(least))
            .map_err(|cause| too_long(payload).because(cause))?;
        let stronger = LEVELS.into_iter().rev().take_while(|level| *level > least);
        let raised = stronger
            .filter_map(|level| Some((level, with_version(payload, smallest.version(), level)?)))
            .next();
        let (level, code) = raised.unwrap_or((least, smallest));
        Ok(Self::from_code(payload, level, &code))
    }

    /// A symbol as it is seen in a picture: its modules row by row. Level and mask are read off it.
    pub fn seen(payload: String, dark: Vec<bool>) -> Self {
        let modules = dark.len().isqrt();
        let version = (modules.saturating_sub(17) / 4) as u32;
        let (level, mask) = (level_of(&dark, modules), mask_of(&dark, modules));
        Self { payload, version, modules, level, mask, dark }
    }

    /// Whether the module in this column and row is dark. Outside the symbol everything is light.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.modules && row < self.modules && self.dark[row * self.modules + column]
    }

    fn from_code(payload: &str, level: ErrorCorrection, code: &QrCode) -> Self {
        let dark: Vec<bool> = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        let modules = code.width();
        let version = number_of(code.version());
        let mask = mask_of(&dark, modules);
        Self { payload: payload.to_owned(), version, modules, level, mask, dark }
    }
}

/// The smallest version that holds `payload` at this level; `None` where none does.
pub fn version_of(payload: &str, level: ErrorCorrection) -> Option<u32> {
    Some(number_of(encode_auto(payload.as_bytes(), crate_level(level)).ok()?.version()))
}

fn number_of(version: Version) -> u32 {
    match version {
        Version::Normal(version) | Version::Micro(version) => u32::from(version.unsigned_abs()),
    }
}

/// Reads the mask pattern off the format information: row 8, columns 2 to 4, under the fixed
/// pattern 101 (ISO/IEC 18004, 7.9.1).
fn mask_of(dark: &[bool], modules: usize) -> u8 {
    let bit = |column: usize| u8::from(dark[8 * modules + column]);
    ((bit(2) << 2) | (bit(3) << 1) | bit(4)) ^ 0b101
}

/// Reads the level off the format information: row 8, columns 0 and 1, under the fixed pattern 10
/// (ISO/IEC 18004, 7.9.1).
fn level_of(dark: &[bool], modules: usize) -> ErrorCorrection {
    let bit = |column: usize| dark.get(8 * modules + column) == Some(&true);
    match [!bit(0), bit(1)] {
        [false, true] => ErrorCorrection::L,
        [false, false] => ErrorCorrection::M,
        [true, true] => ErrorCorrection::Q,
        [true, false] => ErrorCorrection::H,
    }
}

fn with_version(payload: &str, version: Version, level: ErrorCorrection) -> Option<QrCode> {
    QrCode::with_version(payload, version, crate_level(level)).ok()
}

fn crate_level(level: ErrorCorrection) -> EcLevel {
    match level {
        ErrorCorrection::L => EcLevel::L,
        ErrorCorrection::M => EcLevel::M,
        ErrorCorrection::Q => EcLevel::Q,
        ErrorCorrection::H => EcLevel::H,
    }
}

fn too_long(payload: &str) -> Failure {
    let bytes = payload.len();
    Failure::new(
        format!(
            "L’adresse compte {bytes} octets : aucun code QR ne peut la contenir à ce niveau de correction."
        ),
        format!("The address is {bytes} bytes long: no QR code can hold it at this error correction."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_correction_is_raised_only_when_the_version_does_not_grow() {
        let roomy = Symbol::encode("https://a.fr/b", ErrorCorrection::L).unwrap();
        assert_eq!((roomy.version, roomy.level), (1, ErrorCorrection::M));
        let raised = Symbol::encode("https://a.fr/12345678", ErrorCorrection::L).unwrap();
        assert_eq!((raised.version, raised.level), (2, ErrorCorrection::Q));
        let full = Symbol::encode(&"x".repeat(32), ErrorCorrection::L).unwrap();
        assert_eq!((full.version, full.level), (2, ErrorCorrection::L));
    }

    #[test]
    fn a_payload_beyond_version_40_is_refused() {
        assert!(Symbol::encode(&"x".repeat(2953), ErrorCorrection::L).is_ok());
        assert!(Symbol::encode(&"x".repeat(2954), ErrorCorrection::L).is_err());
        assert!(Symbol::encode(&"x".repeat(1274), ErrorCorrection::H).is_err());
    }
}
