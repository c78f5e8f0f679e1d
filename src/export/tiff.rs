//! An artwork as TIFF 6.0, for layout programs that place line art as pixels.
//!
//! One bit a pixel for print, which takes the colour the layout gives it, black and knocked out;
//! smoothed lettering for the web. A module is a whole number of pixels and the resolution is an
//! exact ratio, not a rounded one. Ink is 1, paper is 0; rows are packed one by one (PackBits).

use super::raster::{Resolution, inked};
use crate::{failure::Outcome, qr::artwork::Artwork, script::model::ModuleSize};

/// Parts of a millimetre that a module's side is counted in: tenths of a micrometre.
const PARTS: f64 = 10_000.0;

/// Where the list of fields begins, after the header.
const FIELDS_AT: u32 = 8;

/// What a field's value is (TIFF 6.0, section 2).
#[derive(Debug, Clone, Copy)]
enum Value {
    Short(u16),
    Long(u32),
    /// The place of a ratio.
    Ratio(u32),
}

/// The artwork as a TIFF file.
///
/// # Errors
/// The picture would be too large to draw.
pub fn tiff(artwork: &Artwork) -> Outcome<Vec<u8>> {
    let picture = inked(artwork)?;
    let width = picture.width as usize;
    let (bits, rows): (u16, Vec<Vec<u8>>) = match artwork.module {
        ModuleSize::Millimetres(_) => (1, picture.coverage.chunks(width).map(row_of_bits).collect()),
        ModuleSize::Pixels(_) => (8, picture.coverage.chunks(width).map(<[u8]>::to_vec).collect()),
    };
    let data: Vec<u8> = rows.iter().flat_map(|row| packed(row)).collect();
    let mut bytes = head([picture.width, picture.height], bits, data.len() as u32);
    bytes.extend(ratio(artwork).iter().flat_map(|part| part.to_le_bytes()));
    bytes.extend(data);
    Ok(bytes)
}

/// Header and fields; the ratio comes right after them, then the rows in one strip.
fn head([width, height]: [u32; 2], bits: u16, length: u32) -> Vec<u8> {
    let fields = |ratio_at: u32| {
        [
            (256, Value::Long(width)),
            (257, Value::Long(height)),
            (258, Value::Short(bits)),
            (259, Value::Short(32_773)),
            (262, Value::Short(0)),
            (273, Value::Long(ratio_at + 8)),
            (277, Value::Short(1)),
            (278, Value::Long(height)),
            (279, Value::Long(length)),
            (282, Value::Ratio(ratio_at)),
            (283, Value::Ratio(ratio_at)),
            (296, Value::Short(2)),
        ]
    };
    let count = fields(0).len() as u16;
    let ratio_at = FIELDS_AT + 2 + 12 * u32::from(count) + 4;
    let mut bytes = b"II\x2a\0".to_vec();
    bytes.extend(FIELDS_AT.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(fields(ratio_at).iter().flat_map(|(tag, value)| field(*tag, *value)));
    bytes.extend(0_u32.to_le_bytes());
    bytes
}

/// One field: tag, type, count, value or its place.
fn field(tag: u16, value: Value) -> Vec<u8> {
    let (kind, value) = match value {
        Value::Short(value) => (3_u16, u32::from(value)),
        Value::Long(value) => (4, value),
        Value::Ratio(place) => (5, place),
    };
    [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &1_u32.to_le_bytes(), &value.to_le_bytes()].concat()
}

/// Pixels to the inch, as a ratio in lowest terms.
fn ratio(artwork: &Artwork) -> [u32; 2] {
    let pixels = Resolution::of(artwork).pixels;
    match artwork.module {
        ModuleSize::Pixels(_) => [96, 1],
        ModuleSize::Millimetres(side) => {
            let parts = ((side * PARTS).round() as u32).max(1);
            let inch = pixels.saturating_mul((25.4 * PARTS) as u32);
            let divisor = greatest_common_divisor(inch, parts);
            [inch / divisor, parts / divisor]
        }
    }
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// A row of bits; a pixel takes ink where it is covered at least by half.
fn row_of_bits(coverage: &[u8]) -> Vec<u8> {
    let byte = |pixels: &[u8]| {
        let ink = |(position, ink): (usize, &u8)| u8::from(*ink >= 128) << (7 - position);
        pixels.iter().enumerate().map(ink).sum()
    };
    coverage.chunks(8).map(byte).collect()
}

/// PackBits (TIFF 6.0, section 9): equal bytes as a count and the byte, others as a count and the bytes.
fn packed(row: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut rest = row;
    while !rest.is_empty() {
        let run = rest.iter().take(128).take_while(|byte| **byte == rest[0]).count();
        let (count, taken) = if run > 1 {
            (257 - run, 1)
        } else {
            let differing = rest.windows(2).take(127).take_while(|pair| pair[0] != pair[1]).count();
            let taken = if differing + 1 == rest.len() { rest.len().min(128) } else { differing.max(1) };
            (taken - 1, taken)
        };
        packed.push(count as u8);
        packed.extend(&rest[..taken]);
        rest = &rest[run.max(taken)..];
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(mut packed: &[u8]) -> Vec<u8> {
        let mut row = Vec::new();
        while let [count, rest @ ..] = packed {
            let (repeats, taken) =
                if *count < 128 { (1, *count as usize + 1) } else { (257 - *count as usize, 1) };
            (0..repeats).for_each(|_| row.extend(&rest[..taken]));
            packed = &rest[taken..];
        }
        row
    }

    #[test]
    fn packed_rows_unpack_to_themselves() {
        let ramp: Vec<u8> = (0..=255).cycle().take(1000).collect();
        let mixed: Vec<u8> = (0..1000_u32).map(|at| (at * at / 7 % 5) as u8).collect();
        for row in [&[][..], &[7], &[7, 7], &[1, 2], &[1, 2, 2], &[0; 500], &ramp, &mixed] {
            assert_eq!(unpacked(&packed(row)), row);
        }
        assert_eq!(packed(&[0; 128]), [129, 0]);
    }

    #[test]
    fn ratios_are_in_lowest_terms() {
        assert_eq!(greatest_common_divisor(24 * 254_000, 5_000), 1_000);
    }
}
