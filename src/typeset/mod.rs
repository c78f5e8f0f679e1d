//! Text as outlines: shaping, line breaking and fitting, by the shaper that draws.
