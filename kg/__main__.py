"""Makes `python -m kg` the same as the command `kg`."""

from kg.cli.main import run

if __name__ == "__main__":
    run()
