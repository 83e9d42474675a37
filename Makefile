.PHONY: up down test bench

up:
	python3 manage.py up

down:
	python3 manage.py down

test:
	python3 manage.py test

bench:
	.venv/bin/python -m bench
