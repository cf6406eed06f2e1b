"""Text to spaCy `Doc`: the linguistic pipeline and how an article is fed to it."""

from kg.annotate.pipeline import annotate, load_pipeline, model_identity

__all__ = ["annotate", "load_pipeline", "model_identity"]
