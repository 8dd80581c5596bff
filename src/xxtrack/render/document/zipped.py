"""Office files are ZIP archives: the same content must give the same bytes."""

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment a ZIP archive can name."""


def without_times(archive: bytes) -> bytes:
    """The same members in the same order, without the moment of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            made.writestr(member, given.read(name))
    return out.getvalue()
