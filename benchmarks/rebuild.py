"""Builds the index of the benchmark's archive anew, in a process of its own."""

from benchmarks.archive import open_archive

if __name__ == "__main__":
    open_archive()

    from resolutions.search import index_sync

    index_sync.rebuild()
