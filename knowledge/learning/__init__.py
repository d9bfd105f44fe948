"""Learning from phrasings and examples; needs scikit-learn, and is not used at run time."""
