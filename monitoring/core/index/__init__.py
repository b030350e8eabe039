"""An index: declaration, values, classes, and what other weights would change."""
