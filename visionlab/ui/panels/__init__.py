"""What stands around the canvas: palette, inspector, totals, gallery."""
