//! The inks of a PDF page, by what its operators ask for: a screen shows four inks and one alike.

use super::{BLACK, Drawn, RGB};
use hayro_interpret::hayro_syntax::{
    content::{TypedIter, ops::TypedInstruction as Op},
    object::{Array, Dict, Name, Number, Object, Stream},
    page::{Page, Resources},
};
use kurbo::{Affine, Point, Rect};

/// How deep forms may nest.
const DEEPEST: usize = 12;

/// The inks of one colour.
type Inks = Vec<String>;

/// Everything that a page draws, in order: where, with which inks.
pub(super) fn on(page: &Page<'_>, initial: Affine) -> Vec<Drawn> {
    let mut walker = Walker { drawn: Vec::new() };
    walker.walk(page.typed_operations(), page.resources(), (initial, 0));
    walker.drawn
}

struct Walker {
    drawn: Vec<Drawn>,
}

/// What holds while a stream is walked.
#[derive(Clone)]
struct State {
    place: Affine,
    fill: Inks,
    stroke: Inks,
    /// The names of the spots that the chosen colour spaces stand for: filling, stroking.
    spaces: [Inks; 2],
}

impl Walker {
    fn walk(
        &mut self,
        mut operations: TypedIter<'_>,
        resources: &Resources<'_>,
        (place, depth): (Affine, usize),
    ) {
        let black = || vec![BLACK.to_owned()];
        let mut state = State { place, fill: black(), stroke: black(), spaces: [black(), black()] };
        let (mut saved, mut bounds) = (Vec::new(), None);
        while let Some(operation) = operations.next() {
            match operation {
                Op::SaveState(_) => saved.push(state.clone()),
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::Transform(t) => {
                    let parts = [t.0, t.1, t.2, t.3, t.4, t.5].map(|part| part.as_f64());
                    state.place *= Affine::new(parts);
                }
                Op::XObject(name) => self.object(resources.get_x_object(name.0), resources, (&state, depth)),
                Op::InlineImage(_) => self.picture(state.place, Vec::new()),
                Op::Shading(_) => self.drawn.extend(drawn(bounds, &vec!["gradient".to_owned()])),
                Op::EndPath(_) => bounds = None,
                Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => {
                    self.drawn.extend(drawn(bounds.take(), &state.fill));
                }
                Op::StrokePath(_) | Op::CloseAndStrokePath(_) => {
                    self.drawn.extend(drawn(bounds.take(), &state.stroke));
                }
                Op::FillAndStrokeNonZero(_)
                | Op::FillAndStrokeEvenOdd(_)
                | Op::CloseFillAndStrokeNonZero(_)
                | Op::CloseFillAndStrokeEvenOdd(_) => {
                    self.drawn.extend(drawn(bounds, &state.fill));
                    self.drawn.extend(drawn(bounds.take(), &state.stroke));
                }
                operation => {
                    state.take_ink(&operation, resources);
                    for point in points(&operation).into_iter().flatten() {
                        let point = state.place * point;
                        let here = Rect::from_points(point, point);
                        bounds = Some(bounds.map_or(here, |bounds: Rect| bounds.union_pt(point)));
                    }
                }
            }
        }
    }

    /// A form is walked; a picture is noted, with the inks of its colour space.
    fn object(
        &mut self,
        object: Option<Stream<'_>>,
        resources: &Resources<'_>,
        (state, depth): (&State, usize),
    ) {
        let Some(stream) = object else { return };
        let dict = stream.dict();
        match dict.get::<Name<'_>>("Subtype").as_ref().map(|name| name.as_str().to_owned()).as_deref() {
            Some("Form") if depth < DEEPEST => {
                let Ok(content) = stream.decoded() else { return };
                let matrix = dict.get::<Array<'_>>("Matrix").map(|matrix| numbers(&matrix));
                let matrix = matrix.and_then(|parts| <[f64; 6]>::try_from(parts).ok());
                let place = state.place * Affine::new(matrix.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
                let own = Resources::from_parent(
                    dict.get::<Dict<'_>>("Resources").unwrap_or_default(),
                    resources.clone(),
                );
                self.walk(TypedIter::new(&content), &own, (place, depth + 1));
            }
            Some("Image") => {
                let mask = dict.get::<bool>("ImageMask") == Some(true);
                let inks = if mask { state.fill.clone() } else { picture_inks(dict) };
                self.picture(state.place, inks);
            }
            _ => {}
        }
    }

    fn picture(&mut self, place: Affine, inks: Inks) {
        let bounds = place.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0));
        let bounds = [bounds.x0, bounds.y0, bounds.x1, bounds.y1];
        self.drawn.push(Drawn { bounds, inks, is_picture: true });
    }
}

impl State {
    fn take_ink(&mut self, operation: &Op<'_, '_>, resources: &Resources<'_>) {
        let part = |number: &Number| number.as_f64();
        let cmyk = |parts: [&Number; 4]| cmyk(parts.map(part));
        let rgb = |parts: [&Number; 3]| {
            if parts.iter().all(|it| part(it) >= 0.98) { Vec::new() } else { vec![RGB.to_owned()] }
        };
        let grey = |number: &Number| if part(number) >= 0.98 { Vec::new() } else { vec![BLACK.to_owned()] };
        match operation {
            Op::NonStrokeColorCmyk(c) => self.fill = cmyk([&c.0, &c.1, &c.2, &c.3]),
            Op::StrokeColorCmyk(c) => self.stroke = cmyk([&c.0, &c.1, &c.2, &c.3]),
            Op::NonStrokeColorDeviceRgb(c) => self.fill = rgb([&c.0, &c.1, &c.2]),
            Op::StrokeColorDeviceRgb(c) => self.stroke = rgb([&c.0, &c.1, &c.2]),
            Op::NonStrokeColorDeviceGray(c) => self.fill = grey(&c.0),
            Op::StrokeColorDeviceGray(c) => self.stroke = grey(&c.0),
            Op::ColorSpaceNonStroke(space) => {
                self.spaces[0] = space_inks(space.0, resources);
                self.fill.clone_from(&self.spaces[0]);
            }
            Op::ColorSpaceStroke(space) => {
                self.spaces[1] = space_inks(space.0, resources);
                self.stroke.clone_from(&self.spaces[1]);
            }
            Op::NonStrokeColor(c) => self.fill = tinted(&self.spaces[0], &c.0),
            Op::StrokeColor(c) => self.stroke = tinted(&self.spaces[1], &c.0),
            Op::NonStrokeColorNamed(c) => self.fill = tinted(&self.spaces[0], &c.0),
            Op::StrokeColorNamed(c) => self.stroke = tinted(&self.spaces[1], &c.0),
            _ => {}
        }
    }
}

/// The inks of a space at these tints: in a space of named inks, those whose tint is not 0.
fn tinted(space: &Inks, tints: &[Number]) -> Inks {
    let tints: Vec<f64> = tints.iter().map(|tint| tint.as_f64()).collect();
    match (space.first().map(String::as_str), tints.as_slice()) {
        (Some("DeviceCMYK"), &[c, m, y, k]) => cmyk([c, m, y, k]),
        (Some(RGB), tints) if tints.iter().all(|tint| *tint >= 0.98) => Vec::new(),
        (Some(BLACK), [grey]) if *grey >= 0.98 && space.len() == 1 => Vec::new(),
        _ if tints.len() == space.len() => {
            space.iter().zip(&tints).filter(|(_, tint)| **tint > 0.0).map(|(name, _)| name.clone()).collect()
        }
        _ => space.clone(),
    }
}

fn cmyk(parts: [f64; 4]) -> Inks {
    let names = ["Cyan", "Magenta", "Yellow", BLACK];
    names.into_iter().zip(parts).filter(|(_, part)| *part > 0.005).map(|(name, _)| name.to_owned()).collect()
}

/// The inks that a colour space is made of, as far as its name or family says.
fn space_inks(name: &Name<'_>, resources: &Resources<'_>) -> Inks {
    let known = |name: &str| match name {
        "DeviceGray" | "CalGray" => Some(vec![BLACK.to_owned()]),
        "DeviceRGB" | "CalRGB" | "Lab" => Some(vec![RGB.to_owned()]),
        "DeviceCMYK" => Some(vec!["DeviceCMYK".to_owned()]),
        _ => None,
    };
    if let Some(inks) = known(name.as_str()) {
        return inks;
    }
    match resources.get_color_space(name) {
        Some(Object::Name(name)) => known(name.as_str()).unwrap_or_default(),
        Some(Object::Array(space)) => array_inks(&space),
        _ => Vec::new(),
    }
}

fn array_inks(space: &Array<'_>) -> Inks {
    let items: Vec<Object<'_>> = space.iter::<Object<'_>>().collect();
    match items.as_slice() {
        [Object::Name(family), Object::Name(spot), ..] if family.as_str() == "Separation" => {
            vec![spot.as_str().to_owned()]
        }
        [Object::Name(family), Object::Array(spots), ..] if family.as_str() == "DeviceN" => {
            spots.iter::<Name<'_>>().map(|spot| spot.as_str().to_owned()).collect()
        }
        [Object::Name(family), Object::Stream(profile), ..] if family.as_str() == "ICCBased" => {
            match profile.dict().get::<u32>("N") {
                Some(1) => vec![BLACK.to_owned()],
                Some(4) => vec!["DeviceCMYK".to_owned()],
                _ => vec![RGB.to_owned()],
            }
        }
        _ => vec![RGB.to_owned()],
    }
}

/// A picture in grey is black; of any other one only its space is known.
fn picture_inks(dict: &Dict<'_>) -> Inks {
    match dict.get::<Name<'_>>("ColorSpace").as_ref().map(|name| name.as_str().to_owned()).as_deref() {
        Some("DeviceGray") => vec![BLACK.to_owned()],
        Some("DeviceCMYK") => vec!["DeviceCMYK".to_owned()],
        Some(_) => vec![RGB.to_owned()],
        None => Vec::new(),
    }
}

fn drawn(bounds: Option<Rect>, inks: &Inks) -> Option<Drawn> {
    let bounds = bounds?;
    let bounds = [bounds.x0, bounds.y0, bounds.x1, bounds.y1];
    Some(Drawn { bounds, inks: inks.clone(), is_picture: false })
}

fn numbers(array: &Array<'_>) -> Vec<f64> {
    array.iter::<Number>().map(|number| number.as_f64()).collect()
}

/// The points that an operator adds to the path; control points are near enough.
fn points(operation: &Op<'_, '_>) -> [Option<Point>; 3] {
    let point = |x: &Number, y: &Number| Some(Point::new(x.as_f64(), y.as_f64()));
    match operation {
        Op::MoveTo(p) => [point(&p.0, &p.1), None, None],
        Op::LineTo(p) => [point(&p.0, &p.1), None, None],
        Op::CubicTo(p) => [point(&p.0, &p.1), point(&p.2, &p.3), point(&p.4, &p.5)],
        Op::CubicStartTo(p) => [point(&p.0, &p.1), point(&p.2, &p.3), None],
        Op::CubicEndTo(p) => [point(&p.0, &p.1), point(&p.2, &p.3), None],
        Op::RectPath(p) => {
            let (x, y) = (p.0.as_f64(), p.1.as_f64());
            let far = Point::new(x + p.2.as_f64(), y + p.3.as_f64());
            [Some(Point::new(x, y)), Some(far), None]
        }
        _ => [None; 3],
    }
}
