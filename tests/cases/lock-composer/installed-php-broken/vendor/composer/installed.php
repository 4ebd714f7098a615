<?php return array(
    'versions' => array(
        'one/library' => array(
            'pretty_version' => '1.3.1',
