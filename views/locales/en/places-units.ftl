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

units-which = Which community would you like to set up?

# $place the community, $buildings how many, $manned units with people
units-home = <b>{ $place }</b>
    Buildings: { $buildings }. Units with people: { $manned }.
    What would you like to set up?

units-open = { $what ->
    [units] 👷 Units
    [categories] 🗂 Categories and deadlines
   *[place] 🏠 Buildings
}

units-list = Units (⚪ has no people and no group: nobody takes up what is sent there):

# $name the unit, $ready whether somebody is there
units-button = { $ready ->
    [yes] 🟢 { $name }
   *[no] ⚪ { $name }
}

# $name the unit, $phone, $people members, $groups chats
units-unit = <b>{ $name }</b>
    Phone: { $phone }
    Members: { $people }
    Work group: { $groups }
    To add a member, reply to their message with /role { $name }

units-nothing = none yet

units-and = {", "}

units-triage = Staff decide

units-ask = { $what ->
    [unit-name] ✏️ Name
    [unit-phone] ☎️ Phone
    [add] ➕ New buildings
    [rename] ✏️ Name
    [phone] ☎️ Office phone
   *[found] ➕ New community
}

units-categories = Category → who answers for it. Tap one to change it:

units-category-button = { $category } → { $unit }

# $category, $unit who answers, $helps who helps, $respond and $resolve minutes, $private yes or no
units-category = <b>{ $category }</b>
    Answers for it: { $unit }
    Helps: { $helps }
    Answer within: { LENGTH($respond) }
    Done within: { LENGTH($resolve) }
    { $private ->
        [yes] 🔒 Private: the group only sees “received”
       *[no] 👥 Public: the building can see it
    }

units-change = { $part ->
    [unit] Another unit
    [respond] ⏱ Answer within
   *[resolve] ⏱ Done within
}

units-private = { $private ->
    [yes] 👥 Make it public
   *[no] 🔒 Make it private
}

units-time = { LENGTH($minutes) }

# $place, $kind what it is, $inside how many places in it, $phone
units-place = <b>{ $place }</b>
    { $kind ->
        [building] Building
       *[other] Places inside: { $inside }
    }
    Office phone: { $phone }

units-close = 🚪 Close

# $place the place
units-closing = Close <b>{ $place }</b>? Everything recorded is kept; it is only no longer offered.

units-close-yes = Yes, close it

# $what is asked, $id and $person who is asked
units-question = <a href="tg://user?id={ $id }">{ $person }</a>, { $what ->
    [unit-name] what is the unit called? Reply to this message.
    [unit-phone] what is the unit's phone number? Reply to this message.
    [add] which buildings? Reply to this message, like: Building 6, or Buildings 1-12
    [rename] what is the new name? Reply to this message.
    [phone] what is the office's phone number? Reply to this message.
   *[found] what is the new community called? Reply to this message.
}

units-hint = { $what ->
    [unit-name] Like: Happy Property Firm
    [unit-phone] Like: 028-87654321
    [add] Like: Buildings 1-12
    [rename] Like: Building 6
    [phone] Like: 028-87654321
   *[found] Like: Green Lake
}

# $reason why
units-refused = { $reason ->
    [forbidden] Community staff set these up. Please tell them what should change.
    [bad-phone] That does not look like a phone number. Write digits only, like: 028-87654321, and reply again.
    [bad-buildings] I could not read that. Write a building's name, or a range like 1-12, at most 60 at once, and reply again.
    [exists] There is one of that name already. Choose another and reply again.
    [in-use] There are still flats, buildings or groups here. Move them first.
    [bad-time] The time to answer cannot be longer than the time until it is done. Change the other one first.
    [done] Done.
   *[bad-name] That name will not do. Write 1 to 30 characters and reply again.
}
