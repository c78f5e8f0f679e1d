//! Seeded chance: the same on every run and machine.

/// Marsaglia's xorshift with a multiplied output (Vigna, xorshift64*).
#[derive(Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// Chance from a seed, which must not be 0.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number from 0 up to 1.
    pub(super) fn part(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Near enough to normal, of mean 0 and deviation 1: twelve numbers, less six.
    pub(super) fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.part()).sum::<f64>() - 6.0
    }
}
