from pathlib import Path

from newslint.foundation.file_stamps import stamp_of, stamps_below, stamps_of


def test_stamps_tell_what_changed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.yaml").write_text("1")
    (tmp_path / "a" / "other.txt").write_text("1")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    before = stamps_below(tmp_path, (".yaml",))
    assert set(before) == {str(tmp_path), str(tmp_path / "a"), str(tmp_path / "a" / "one.yaml")}
    assert stamps_of(before) == before
    (tmp_path / "a" / "one.yaml").write_text("12")
    assert stamps_of(before) != before
    assert stamp_of(tmp_path / "gone") is None
