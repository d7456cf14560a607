### Words that reports use everywhere

# $state where it stands
report-state = { $state ->
    [submitted] Received
    [dispatched] Sent out
    [in_progress] Being handled
    [scheduled] Date set
    [awaiting_info] Waiting for details
    [on_hold] On hold
    [resolved] Please confirm
    [closed] Closed
    [rejected] Declined
    [merged] Merged
   *[cancelled] Withdrawn
}

# $category what it is about
report-category = { $category ->
    [fire] Fire safety
    [ebike] E-bike charging
    [gas] Gas
    [power] Power
    [water] Water and leaks
    [drain] Drains and manholes
    [lift] Lift
    [equip] Lights, doors, cameras
    [struct] Walls and roof
    [access] Handrails and ramps
    [road] Road and puddles
    [falling] Falling objects
    [pests] Wasps and pests
    [clean] Rubbish and cleaning
    [green] Trees and green
    [parking] Parking
    [neighbour] Noise, pets, quarrels
    [security] Safety and scams
    [health] Health
    [care] Help for the elderly
    [service] Property fees
    [ask] Questions, paperwork
    [idea] Ideas
   *[other] Other
}

# $code the unit's code
report-unit = { $code ->
    [fire_brigade] Fire brigade
    [housing] Housing office
    [gas_company] Gas company
    [police] Police
    [special_squad] Special squad
    [power] Power company
    [water] Water company
    [hospital] Hospital
    [property] Property firm
    [community_office] Community office
    [committee] Owners' committee
    [grid] Grid worker
    [volunteers] Volunteers
    [city_management] City management
    [road_upkeep] Road upkeep
    [lawyers] Lawyers
    [civil_affairs] Civil affairs
    [municipal] Municipal works
   *[other] Unit
}

# $priority how pressing
report-priority = { $priority ->
    [urgent] Emergency
    [pressing] Urgent
   *[normal] Normal
}
