# One rule by hand: a close that is completed twice. Takes the CSV of AfLives.
BEGIN { FS = "," }
$6 == "ProtocolCmOpenAf" && $1 == "exit" { handle[$11] = $8; next }
$6 == "ProtocolCmCloseAf" && $1 == "exit" && $14 == "NDIS_STATUS_PENDING" {
    pending[handle[$11]] = 1
    delete handle[$11]
    next
}
$6 == "NdisCmCloseAddressFamilyComplete" && $1 == "enter" {
    if ($8 in pending) delete pending[$8]; else found++
}
END { print NR - 1 " lines, " found + 0 " found" }
