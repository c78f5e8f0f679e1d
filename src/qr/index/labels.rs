//! The fixed words of the index sheet.

use crate::qr::words::Words;
use serde::Serialize;

/// The fixed words of the index sheet, as its template names them.
#[derive(Debug, Serialize)]
pub(super) struct Labels {
    heading: String,
    heading_end: String,
    title: String,
    version_of: String,
    dated: String,
    campaign: String,
    authorisation: String,
    encoded: String,
    preview: String,
    file: String,
    size: String,
    symbol: String,
    module: String,
    version: String,
    correction: String,
    level: String,
    x_height: String,
    ink: String,
    pixels: String,
    payload: String,
    proof: String,
    to_sign: String,
    page: String,
    proven: String,
    placing: String,
}

impl Labels {
    /// The labels in these words.
    pub(super) fn new(words: &Words) -> Self {
        Self {
            heading: words.say("Codes QR de la campagne «\u{a0}", "QR codes of the campaign “"),
            heading_end: words.say("\u{a0}»", "”"),
            title: words.say("Codes QR", "QR codes"),
            version_of: words.say("Version", "Version"),
            dated: words.say("du", "of"),
            campaign: words.say("campagne", "campaign"),
            authorisation: words.say("Autorisation\u{a0}:", "Authorisation:"),
            encoded: words.say("Adresse encodée, octet pour octet\u{a0}:", "Encoded address, byte for byte:"),
            preview: words.say("Aperçu du fichier SVG, agrandi ou réduit à cette colonne.", "The SVG file, enlarged or reduced to this column."),
            file: words.say("Fichier", "File"),
            size: words.say("Taille", "Size"),
            symbol: words.say("Symbole", "Symbol"),
            module: words.say("Module", "Module"),
            version: words.say("Version", "Version"),
            correction: words.say("Correction", "Error correction"),
            level: words.say("niveau", "level"),
            x_height: words.say("Hauteur d’x", "x-height"),
            ink: words.say("Encre", "Ink"),
            pixels: words.say("Pixels", "Pixels"),
            payload: words.say("Contenu", "Payload"),
            proof: words.say("Épreuve", "Proof"),
            to_sign: words.say("A4 à signer (PDF)", "A4 to sign (PDF)"),
            page: words.say("page HTML", "HTML page"),
            proven: words.say("Chaque fichier a été relu, mesuré et décodé avant d’être écrit\u{a0}: son contenu est l’adresse approuvée, octet pour octet. Ce n’est pas une note ISO/IEC\u{a0}15415\u{a0}: elle ne s’obtient que sur la pièce imprimée, avec un vérificateur.", "Each file was read back, measured and decoded before it was written: its payload is the approved address, byte for byte. This is no ISO/IEC\u{a0}15415 grade: only a verifier gives one, on the printed piece."),
            placing: words.say("À la pose\u{a0}: à l’échelle\u{a0}1, jamais en négatif, la zone claire entière\u{202f}; hors des plis, du braille, des pattes de collage et des vernis brillants.", "When placing it: at scale 1, never in negative, with the whole quiet zone; away from folds, Braille, glue flaps and glossy varnish."),
        }
    }
}
