defmodule App.MixProject do
  def project, do: [app: :app, deps: deps()]
  defp deps do
    [
      {:one, "~> 1.0"},
      {:two, github: "owner/two", tag: "v2"},
      {:three, ">= 3.0.0", only: [:dev, :test]},
      {:own, path: "../own"},
      {:app_web, in_umbrella: true}
    ]
  end
end
