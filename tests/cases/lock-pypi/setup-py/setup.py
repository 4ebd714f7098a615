from setuptools import setup
install_requires = ["zero>=1"]
setup(
    name="x",
    install_requires=["One.A==1.0", "two>=2; python_version < '3'",  # "no"
                      "three @ https://files.example.org/three-1.0.tar.gz"],
    extras_require={"dev": ["four==4"], 'doc': ['five']},
    tests_require=REQUIRED,
    setup_requires=["six==6"],
)
