<?php return array(
    'root' => array(
        'name' => 'example/app',
        'pretty_version' => 'dev-main',
        'dev' => true,
    ),
    'versions' => array(
        'example/app' => array(
            'pretty_version' => 'dev-main',
            'aliases' => array(),
            'dev_requirement' => false,
        ),
        'one/library' => array(
            'pretty_version' => '1.3.1',
            'version' => '1.3.1.0',
            'aliases' => array(
                0 => '1.x-dev',
            ),
            'dev_requirement' => false,
        ),
        'replaced/library' => array(
            'dev_requirement' => false,
            'replaced' => array(
                0 => '1.3.1',
            ),
        ),
        'two/tool' => array(
            'pretty_version' => '2.0',
            'dev_requirement' => true,
        ),
    ),
);
