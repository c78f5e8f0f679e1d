//! Two decoders that share no code.

/// A picture: width, height, one byte of luma a pixel.
pub(crate) type Luma = (usize, usize, Vec<u8>);

/// What rqrr reads.
pub(crate) fn rqrr((width, height, luma): &Luma) -> Option<Vec<u8>> {
    let pixel = |x: usize, y: usize| luma[y * width + x];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(*width, *height, pixel);
    let mut bytes = Vec::new();
    prepared.detect_grids().first()?.decode_to(&mut bytes).ok()?;
    Some(bytes)
}

/// What rxing reads.
pub(crate) fn rxing((width, height, luma): &Luma) -> Option<Vec<u8>> {
    let read = rxing::helpers::detect_in_luma(
        luma.clone(),
        *width as u32,
        *height as u32,
        Some(rxing::BarcodeFormat::QR_CODE),
    );
    read.ok().map(|read| read.getText().as_bytes().to_vec())
}

/// Asserts that both read `payload`.
pub(crate) fn assert_both_read(picture: &Luma, payload: &str, what: &str) {
    assert_eq!(rqrr(picture).as_deref(), Some(payload.as_bytes()), "rqrr, {what}");
    assert_eq!(rxing(picture).as_deref(), Some(payload.as_bytes()), "rxing, {what}");
}
