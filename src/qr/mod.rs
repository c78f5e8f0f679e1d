//! QR artwork: from the approved address to a printable piece, in millimetres.
