module example.org/app

requires example.org/one v1.0.0
