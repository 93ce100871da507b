#include "timezones.h"

static const unsigned char zones[] = {
#embed "zones.bin"
};

const unsigned char *monctl_time_zones(unsigned long *size) {
    *size = sizeof(zones);
    return zones;
}
