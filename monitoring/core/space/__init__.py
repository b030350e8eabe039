"""Areas among each other: neighbours, patterns, likeness, unequal shares, new boundaries."""
