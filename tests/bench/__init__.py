"""Benchmarks: the same page with our map and with an inline Plotly map, side by side."""
