"""Decodes and measures the code in a picture with OpenCV and ZXing-C++.

    measure.py PICTURE PIXELS_PER_MM PAYLOAD SYMBOL_MM WIDTH_MM HEIGHT_MM TOLERANCE_MM

Needs opencv-python-headless, zxing-cpp and numpy from PyPI. Fails where the payload differs, or where
the symbol or the page measures something else.
"""

import sys

import cv2
import numpy
import zxingcpp

picture, scale, payload, *lengths = sys.argv[1:]
scale = float(scale)
symbol_mm, width_mm, height_mm, tolerance = map(float, lengths)
luma = cv2.imread(picture, cv2.IMREAD_GRAYSCALE)


def fail(message):
    sys.exit(f"{picture}: {message}")


def same(what, found, wanted):
    if abs(found - wanted) > tolerance:
        fail(f"{what} measures {found:.3f} mm, not {wanted:.3f} mm")


height, width = luma.shape
same("the page's width", width / scale, width_mm)
same("the page's height", height / scale, height_mm)

codes = zxingcpp.read_barcodes(luma, formats=zxingcpp.BarcodeFormat.QRCode)
if [code.text for code in codes] != [payload]:
    fail(f"ZXing-C++ reads {[code.text for code in codes]}, not {payload!r}")

# OpenCV's detector is made for photographs: it is given pixels of about that size.
factor = max(1.0, max(luma.shape) / 900)
small = cv2.resize(luma, None, fx=1 / factor, fy=1 / factor, interpolation=cv2.INTER_AREA)
text, _, _ = cv2.QRCodeDetector().detectAndDecode(small)
if text != payload:
    fail(f"OpenCV reads {text!r}, not {payload!r}")

# Everything dark down to the symbol's lower edge; the text stands four modules below it.
corners = codes[0].position
bottom = max(corners.bottom_left.y, corners.bottom_right.y) + round(symbol_mm * scale / 40)
rows, columns = numpy.nonzero(luma[:bottom] < 128)
same("the symbol's width", (columns.max() + 1 - columns.min()) / scale, symbol_mm)
same("the symbol's height", (rows.max() + 1 - rows.min()) / scale, symbol_mm)
