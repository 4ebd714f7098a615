module example.org/app

go 1.22

require (
	example.org/one v1.0.0
	example.org/two v2.0.0 // indirect
	example.org/three/v3 v3.1.0 // indirect; and more
)

require example.org/four v0.4.0

replace (
	example.org/two => example.net/fork/two v2.0.1
	example.org/three/v3 v3.0.0 => example.net/three v9.9.9
)

replace example.org/four => ../four

exclude example.org/one v0.9.0
