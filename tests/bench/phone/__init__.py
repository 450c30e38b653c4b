"""What a cheap phone on a bad line gets: weights, waiting times, Lighthouse. `python -m tests.bench.phone`."""
