"""Files that are the old one or the new one, and what is said where the disk refuses."""

from __future__ import annotations

import errno
import os
import time

import pytest

from analysis.errors import AtlasError, ReportError
from analysis.whole_files import in_words, write_text, write_with


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_failed_write_leaves_the_old_file_and_no_temporary_one(tmp_path):
    target = tmp_path / "t.csv"
    target.write_text("old")

    def fail(path):
        path.write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(AtlasError, match="No space left"), in_words(target):
        write_with(target, fail)
    assert names(tmp_path) == ["t.csv"]
    assert target.read_text() == "old"


def test_what_a_killed_process_left_is_swept_when_nobody_can_be_writing_it(tmp_path):
    for name, age in ((".[a].txt.old", 7200), (".[a].txt.now", 0), (".b.txt.old", 7200)):
        left = tmp_path / name
        left.write_text("half")
        os.utime(left, (time.time() - age,) * 2)
    write_text(tmp_path / "[a].txt", "全")
    assert names(tmp_path) == [".[a].txt.now", ".b.txt.old", "[a].txt"]
    assert (tmp_path / "[a].txt").read_text("utf-8") == "全"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no modes")
def test_others_may_read_what_the_system_lets_them(tmp_path):
    write_text(tmp_path / "a.txt", "a")
    (tmp_path / "plain.txt").write_text("a")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "plain.txt").stat().st_mode


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "free some space"), (errno.EACCES, "name another folder")]
)
def test_the_disks_errors_are_of_the_kind_that_is_asked_for(tmp_path, number, said):
    with pytest.raises(ReportError, match=said), in_words(tmp_path, ReportError, hint="name another folder"):
        raise OSError(number, "no")
