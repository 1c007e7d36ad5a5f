"""Temporary folders of processes that are gone are swept; those in use, and those of others, stay."""

import os
import subprocess
import sys
import time

from filelock import FileLock

from analysis.workplace import Workplace, sweep


def test_a_folder_lives_as_long_as_it_is_used(tmp_path):
    with Workplace("atlas-x-", tmp_path) as folder:
        assert folder.parent == tmp_path
        with Workplace("atlas-x-", tmp_path) as other:
            assert folder.is_dir()
            assert other != folder
    assert not list(tmp_path.iterdir())


def test_what_a_killed_process_left_is_swept_at_the_next_start(tmp_path):
    code = (
        "import os, sys, pathlib; from analysis.workplace import Workplace; "
        "place = Workplace('atlas-x-', pathlib.Path(sys.argv[1])); "
        "(place.path / 'big').write_text('x'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-P", "-c", code, str(tmp_path)], check=False)
    assert len(list(tmp_path.glob("atlas-x-*/big"))) == 1
    with Workplace("atlas-x-", tmp_path) as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_that_is_just_made_and_a_link_stay(tmp_path):
    young, old, elsewhere = tmp_path / "atlas-x-young", tmp_path / "atlas-x-old", tmp_path / "elsewhere"
    for folder in (young, old, elsewhere):
        folder.mkdir()
    os.utime(old, (time.time() - 3600,) * 2)
    (tmp_path / "atlas-x-link").symlink_to(elsewhere)
    sweep("atlas-x-", tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["atlas-x-link", "atlas-x-young", "elsewhere"]


def test_what_can_be_saved_is_saved_before_the_folder_goes(tmp_path):
    left = tmp_path / "atlas-x-1"
    left.mkdir()
    FileLock(left / ".in-use").acquire().lock.release()
    (left / "old").write_text("x")
    sweep("atlas-x-", tmp_path, salvage=lambda path: (path / "old").rename(tmp_path / "saved"))
    assert [p.name for p in tmp_path.iterdir()] == ["saved"]
