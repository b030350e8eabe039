"""Goals, measures, participation and actors: lists, maps, forms."""
