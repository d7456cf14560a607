### Units, categories and buildings

# $code the unit's code; words people use for it, with bars between
units-words = { $code ->
    [fire_brigade] fire|firefighters
    [housing] housing
    [gas_company] gas
    [police] police station
    [special_squad] special police
    [power] electricity
    [water] waterworks
    [hospital] clinic
    [property] property|property management|management
    [community_office] community|office
    [committee] owners committee
    [grid] grid workers
    [volunteers] volunteer team
    [city_management] city inspectors
    [road_upkeep] road|roads
    [lawyers] lawyer
    [civil_affairs] civil
   *[municipal] municipal
}
