gone = This no longer exists.
anonymous = Anonymous administrators, please open a private chat with me: there I can see who is acting.
back = ‹ Back
