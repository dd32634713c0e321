// Made by scripts/value-starts.mjs; do not edit.

/** The first three characters of literals with which a family's values begin, so that those are seen where their characters hardly vary: `AKIA`. */
export const VALUE_STARTS =
  "020 1// 302 303 4b1 582 7b2 A3- AAA ABS AGE AIz AKC AKI AKL API APP AQ. AQV ASI ATA ATB ATC ATT AVN Ast BLe BLs BQY CCD CCI CFP CG- CLO EAA EZA EZT FLW GOC GR1 HRK KEY LTA MC4 MHc MIG NRA NRI PMA PVT QN_ SCT SG. STS SWM TD. UAK Upr Vpr Ypr Zpr cmV dG9 db- dp. dt0 e2b ed2 eu0 eyJ fc- fm1 fm2 fo1 fw_ hf_ md- os_ oy2 p2e p2s pk- pk_ r8_ re_ rk_ sb_ sk- sk. sk_ sl. sq0 st. t1. tk- tk_ v1. y0_ ya2 zk_";
