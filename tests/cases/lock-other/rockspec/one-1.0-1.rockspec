package = "one"
dependencies = {
   "lua >= 5.1", -- "no"
   "two == 2.0",
   "three",
}
test_dependencies = { "four" }
