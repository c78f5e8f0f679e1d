//! A campaign with every kind of placement, made without a file.

use isoscript::{
    place::{Place, Route},
    script::model::{
        Campaign, ErrorCorrection, Laboratory, ModuleSize, Pack, Placement, PlacementKind, Press, Prose,
        QrPlan, Status,
    },
    source::{Document, Sources},
    typeset::Typesetter,
    workspace::Workspace,
    yaml::SourceMap,
};
use std::collections::BTreeMap;

/// The address of the shipped campaign.
pub(crate) const ADDRESS: &str = "https://ansm.sante.fr/tableau-marr/isotretinoine";

/// The caption of the shipped campaign's box.
pub(crate) const CAPTION: &str = "Scannez pour voir les vidéos d’information";

/// A workspace with nothing of its own.
pub(crate) fn workspace() -> Workspace {
    Workspace::memory(BTreeMap::new())
}

/// The embedded faces.
pub(crate) fn typesetter() -> Typesetter {
    Typesetter::new(&workspace()).unwrap()
}

/// A campaign with this address and these placements.
pub(crate) fn campaign(address: &str, placements: Vec<Placement>) -> Campaign {
    let mut sources = Sources::default();
    let map = SourceMap::default();
    let document = sources.add(Document { path: "campaign.yaml".into(), text: String::new(), map });
    let laboratory =
        |id: &str, name: &str| Laboratory { id: id.into(), name: name.into(), brands: Vec::new() };
    Campaign {
        document,
        id: "isotretinoin".into(),
        substance: "isotrétinoïne".into(),
        language: "fr".into(),
        version: "0.1.0".into(),
        date: "2026-11-22".into(),
        status: Status::Draft,
        authorisation: String::new(),
        catalogues: Vec::new(),
        scripts: Vec::new(),
        laboratories: vec![laboratory("pierre-fabre", "Pierre Fabre"), laboratory("arrow", "Arrow")],
        open_points: Vec::new(),
        qr: Some(QrPlan {
            url: Prose { text: address.into(), document, route: Route::root().key("qr").key("url") },
            allowed_hosts: vec!["ansm.sante.fr".into()],
            error_correction: ErrorCorrection::Q,
            placements,
        }),
    }
}

/// A placement that all laboratories share.
pub(crate) fn placement(id: &str, kind: PlacementKind, module: ModuleSize, caption: &str) -> Placement {
    let document = Sources::default().add(Document {
        path: "campaign.yaml".into(),
        text: String::new(),
        map: SourceMap::default(),
    });
    let place = Place::value(document, Route::root().key("qr").key("placements"));
    Placement {
        id: id.into(),
        kind,
        module,
        caption: caption.into(),
        laboratories: Vec::new(),
        pack: Pack::default(),
        press: Press::plain(&place),
        place,
    }
}

/// One placement of each kind, at the sizes of the shipped campaign; the box once per laboratory.
pub(crate) fn every_placement() -> Vec<Placement> {
    let millimetres = ModuleSize::Millimetres;
    let mut every = vec![
        placement("box", PlacementKind::Box, millimetres(0.5), CAPTION),
        placement(
            "insert",
            PlacementKind::Insert,
            millimetres(0.45),
            "Deux vidéos pour bien prendre votre traitement",
        ),
        placement("patient-sheet", PlacementKind::PatientSheet, millimetres(0.6), CAPTION),
        placement(
            "patient-card",
            PlacementKind::PatientCard,
            millimetres(0.4),
            "À voir avant de commencer\u{202f}!",
        ),
        placement(
            "brochure",
            PlacementKind::Brochure,
            millimetres(0.8),
            "Une question\u{202f}? Revoyez les deux vidéos d’information",
        ),
        placement("web", PlacementKind::Web, ModuleSize::Pixels(6), ""),
    ];
    every[0].laboratories = vec!["pierre-fabre".into(), "arrow".into()];
    every
}
