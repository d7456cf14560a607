### Roles: who may do what, and who said so

# $role the role's code
role-word = { $role ->
    [resident] resident
    [captain] captain
    [grid] grid worker
    [staff] community staff
    [secretary] secretary
    [unit] unit member
    [committee] owners' committee
    [volunteer] volunteer
    [custodian] custodian
    [witness] witness
   *[owner] bot owner
}

role-or = {" "}or{" "}

# $place the place
role-list = In <b>{ $place }</b>:

# $person who, $role the role, $place where, $giver who gave it
role-held = • <b>{ $person }</b>, { $role } ({ $place }), named by { $giver }

role-none = Nobody yet.

role-how = To name somebody, reply to their message with /role captain.

role-revoke-button = Revoke { $person }, { $role }

# $person who, $role the role, $place where
role-revoke = Shall <b>{ $person }</b> no longer be <b>{ $role }</b> in { $place }? The role can be given again.

role-revoke-yes = Revoke

# $person who, $role the role, $place where
role-line = ✅ { $person } is now <b>{ $role }</b> in { $place }.

role-given = You are now <b>{ $role }</b> in { $place }, named by { $giver }.

# $role the role's code
role-can = { $role ->
    [captain] You can approve residents, pass problems on, and say when they are done. /help shows what you can do.
    [staff] You can pass problems on, set up buildings and units, and name captains. /help shows what you can do.
    [secretary] What stays undone will come to you. /help shows what you can do.
    [unit] You will be told what is sent to your unit; tap Accept. /help shows what you can do.
    [grid] You will be told when elderly people ask for help. /help shows what you can do.
   *[other] /help shows what you can do.
}

role-taken = You are no longer <b>{ $role }</b> in { $place }; { $giver } decided so. Please ask them if in doubt.

# $reason why, $role the role, $who who can give it, $name a name
role-refused = { $reason ->
    [who] Reply to that person's message with this command, or write their @name.
    [stranger] I have not met @{ $name } yet. Ask them to send /help in the group, or to open a private chat with me and press Start; then try again.
    [bot] A bot cannot hold a role. Please reply to a person's message.
    [anonymous] I cannot see who wrote that (an anonymous administrator or a channel). Please reply to a message of their own.
    [no-role] I do not know that role. You can write: captain, grid, staff, secretary, committee, volunteer, or a unit, like: /role property
    [no-unit] There is no such unit. Send /units to see them.
    [no-place] Please say where, like: /role captain Building 6. Or send it in the building's group.
    [not-yours] This list is for people of the community. Please join your flat first, or send /role in your building's group.
    [unknown-place] I know no “{ $name }”. Please write the building's name, like: /role captain Building 6
    [several] Several places are close to that: { $name }. Please be more exact.
    [already] { $name } is { $role } already.
   *[forbidden] Only { $who } can name somebody “{ $role }”. Please ask them.
}

# $reason what came of it
role-toast = { $reason ->
    [forbidden] Only those who may give this role may revoke it.
   *[done] Revoked.
}
