"""A program of its own: `limited_child.py MEMORY CPU_SECONDS FILE_BYTES COMMAND…` becomes COMMAND, bounded."""

import os
import resource
import sys

if __name__ == "__main__":
    memory, cpu, file_bytes = (int(text) for text in sys.argv[1:4])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.execvp(sys.argv[4], sys.argv[4:])  # noqa: S606 -- the command is ours, and a shell is what must not be here
