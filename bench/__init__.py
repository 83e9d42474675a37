"""What a request costs, measured against peers on the same schema and data: `python -m bench` (docs: README.md)."""
