"""Duplicates: articles that are the same text, and articles that are one text published twice with changes."""

from contactline.library.duplicates.resemblance import NEAR, is_near, resemblance
from contactline.library.duplicates.signatures import Signature, bands, compared, signature

__all__ = ["NEAR", "Signature", "bands", "compared", "is_near", "resemblance", "signature"]
