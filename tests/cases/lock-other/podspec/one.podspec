Pod::Spec.new do |s|
  s.name = 'one'
  s.dependency 'Two', '>= 2.0'
  s.ios.dependency "Three"
end
