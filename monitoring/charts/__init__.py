"""A table in, a figure out: Plotly figures, small drawings and the map's values."""
