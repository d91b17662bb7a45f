"""A text as the squares of a QR code, for a screen or a sheet to draw."""

import segno


def qr_rows(text: str) -> list[str]:
    """Return the code's rows, top to bottom, `1` for a dark square; the quiet border of four is the drawer's to leave.

    Source: ISO/IEC 18004; error correction M, which survives a scratched screen.
    """
    code = segno.make_qr(text, error="m")
    return ["".join("1" if dark else "0" for dark in row) for row in code.matrix]
