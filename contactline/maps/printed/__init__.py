"""The map for print: one A4 sheet as SVG, and as PNG at 300 dpi."""

from contactline.maps.printed.png import DPI, png_of
from contactline.maps.printed.sheet import SheetWords, sheet_svg

__all__ = ["DPI", "SheetWords", "png_of", "sheet_svg"]
