"""Everything Verbatim says to people: a module a feature, and no sentence for people anywhere else."""
