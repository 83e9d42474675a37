.PHONY: up down test bench

up:
	python3 manage.py up

down:
	python3 manage.py down

test:
	python3 manage.py test

bench: # needs a .venv, which `up` and `test` make
	.venv/uv/bin/uv sync --locked --extra dev --extra bench
	.venv/bin/python -W ignore -m bench
