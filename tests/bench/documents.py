"""The components of generated documents: about 0.8 KB each as CycloneDX JSON, with supplier, hash, licence and references."""
ECOSYSTEMS = ("npm", "pypi", "maven", "golang", "deb")
SYLLABLES = ("lo", "gra", "pix", "tor", "net", "zen", "ka", "mi", "ser", "dux", "val", "qu")


def word(rng):
    return "".join(rng.choice(SYLLABLES) for _ in range(3))


def component(rng, number):
    ecosystem = ECOSYSTEMS[number % len(ECOSYSTEMS)]
    vendor, name = word(rng), f"{word(rng)}-{number}"
    version = f"{rng.randrange(9)}.{rng.randrange(30)}.{rng.randrange(30)}"
    if number % 5000 == 17:
        ecosystem, vendor = "npm", "%40kaspersky"
    purl = f"pkg:{ecosystem}/{name}@{version}" if ecosystem == "pypi" else f"pkg:{ecosystem}/{vendor}/{name}@{version}"
    return {
        "type": "library",
        "bom-ref": f"{purl}?ref={number}",
        "supplier": {"name": f"{vendor.capitalize()} Software Inc.", "url": [f"https://{vendor}.example"]},
        "group": vendor.replace("%40", "@"),
        "name": name,
        "version": version,
        "description": "A library that does one thing and is used by " + word(rng) + " and " + word(rng) + ".",
        "hashes": [{"alg": "SHA-256", "content": f"{rng.getrandbits(256):064x}"}],
        "licenses": [{"license": {"id": rng.choice(("MIT", "Apache-2.0", "BSD-3-Clause"))}}],
        "purl": purl,
        "externalReferences": [{"type": "vcs", "url": f"https://github.com/{vendor}/{name}.git"},
                               {"type": "website", "url": f"https://{vendor}.example/{name}"}],
    }
