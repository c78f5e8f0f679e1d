//! Which parts of a decoded value are not what the file says, because the file is wrong there.

use crate::place::Route;
use std::collections::BTreeSet;

/// The routes of the values that were left blank.
#[derive(Debug, Clone, Default)]
pub struct Blanks(BTreeSet<Route>);

impl Blanks {
    /// Adds a route.
    pub(crate) fn add(&mut self, route: Route) {
        self.0.insert(route);
    }

    /// Whether the value at this route is a blank, or stands in one.
    pub fn cover(&self, route: &Route) -> bool {
        (0..=route.0.len()).any(|length| self.0.contains(&Route(route.0[..length].to_vec())))
    }

    /// Whether the value at this route is a blank, stands in one, or holds one.
    pub fn touch(&self, route: &Route) -> bool {
        // Routes are ordered step by step, so what stands below a route follows it at once.
        self.cover(route) || self.0.range(route..).next().is_some_and(|blank| blank.0.starts_with(&route.0))
    }
}
