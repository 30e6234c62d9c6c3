# What cannot be printed is an error; a reader that has seen enough is none to speak of.
# SPDX-License-Identifier: GPL-3.0-or-later
code=0
grdpsim list series >/dev/full || code=$?
echo $code
{ grdpsim list series || echo $? >code; } | head -n 1
