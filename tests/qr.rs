//! QR artwork: what is written scans, measures what was asked for, and cannot be altered unseen.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is wrong")]

#[path = "suite/qr/addresses.rs"]
mod addresses;
#[path = "suite/qr/campaign.rs"]
mod campaign;
#[path = "suite/qr/decoders.rs"]
mod decoders;
#[path = "suite/qr/files.rs"]
mod files;
#[path = "suite/qr/measuring.rs"]
mod measuring;
#[path = "suite/qr/plans.rs"]
mod plans;
#[path = "suite/qr/press.rs"]
mod press;
#[path = "suite/qr/returned.rs"]
mod returned;
#[path = "suite/qr/sheets.rs"]
mod sheets;
#[path = "suite/qr/symbols.rs"]
mod symbols;
#[path = "suite/qr/tampering.rs"]
mod tampering;
