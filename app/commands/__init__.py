"""The command `entente`: one module for each group of subcommands."""
